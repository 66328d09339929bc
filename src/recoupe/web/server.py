"""Running the app: on loopback, for one person."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import uvicorn

from recoupe.errors import DossierError
from recoupe.publish.report.wording import wording
from recoupe.web.routes import make_app

_HOST = "127.0.0.1"


def serve(
    address: str,
    *,
    port: int = 8765,
    language: str = "fr",
    ready: Callable[[str], None] = lambda url: None,
) -> None:
    """Serve the dossier at `address` on loopback until interrupted.

    `ready` is told the URL once the port is held; port 0 takes a free one. Raises DossierError
    where the port is taken, and what `open_dossier` raises.
    """
    try:
        listening = socket.create_server((_HOST, port))
    except OSError as error:
        detail = (error.strerror or str(error)).lower()
        raise DossierError(
            wording(language)
            .say("port {port}: cannot be listened on ({detail})")
            .format(port=port, detail=detail)
        ) from error
    with listening:
        held: int = listening.getsockname()[1]
        app = make_app(address, port=held, language=language)
        # The first view should not wait for what all views need.
        Thread(target=app.state.warm, daemon=True).start()
        ready(f"http://{_HOST}:{held}/")
        config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off")
        with suppress(KeyboardInterrupt):  # raised again by uvicorn once it has shut down
            uvicorn.Server(config).run(sockets=[listening])
