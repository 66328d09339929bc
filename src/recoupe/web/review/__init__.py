"""Review in the app: people accept, correct and reject what was read, and say why.

`visitor` knows who is at the browser and makes the forms' tokens, `fields` reads forms within
bounds, `bench` holds the dossier as it is judged, `visit` writes lines of the log and hands back
what cannot be taken; the other modules are the pages, `routes` their addresses, and `around` what
every page of the app has of review.
"""

from recoupe.web.review.around import review_context, review_cookie
from recoupe.web.review.routes import review_routes

__all__ = ["review_context", "review_cookie", "review_routes"]
