"""The app: a dossier in the browser, page by page, on this machine only.

`desk` holds the dossier, `guard` keeps strangers out, `routes` has a function a page, `search`
finds things, `server` runs it. The pages share views and templates with the report.
"""

from recoupe.web.routes import make_app
from recoupe.web.server import serve

__all__ = ["make_app", "serve"]
