"""Reading in several processes.

Workers come from a server process that has loaded the pipelines once, so that they share its
memory (where the system cannot fork, each loads its own). A worker that loses its parent ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext
from types import FrameType

import msgspec

from recoupe.errors import LexiconError, MissingPipeline, RecoupeError, WorkerDied
from recoupe.messages import gettext as _
from recoupe.messages import language, use
from recoupe.model import Article
from recoupe.warm import WARM

# An article's id and its Reading as MessagePack, or why it could not be read.
Outcome = tuple[str, bytes | None, str | None]

_CHUNK = 8  # articles a task
_AHEAD = 3  # tasks a worker, waiting or under way

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Article]).decode


def read_here(articles: Iterable[Article]) -> Generator[Outcome, None, None]:
    """Read articles in this process, one by one.

    Raises MissingPipeline or LexiconError; any other failure concerns one article and comes out
    as its reason.
    """
    for article in articles:
        yield _outcome(article)


def prepare(languages: Sequence[str]) -> BaseContext:
    """Start the server that workers are forked off, if there is none, and give its context.

    It loads the pipelines of `languages` meanwhile, which takes seconds: call this as soon as it
    is known that articles will be read. Where the system cannot fork, it gives another context.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["recoupe.warm"])
    before = dict(os.environ)
    os.environ[WARM] = ",".join(languages)
    # One thread a process: there are as many processes as cores already.
    os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    try:
        with _interrupts_held():
            forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ |= before
    return context


def read_in_workers(
    articles: Iterable[Article], processes: int, languages: Sequence[str]
) -> Generator[Outcome, None, None]:
    """Read articles in `processes` processes, and give what comes of them as it comes.

    The pipelines of `languages` are loaded beforehand, once for all processes.

    Raises MissingPipeline or LexiconError, and WorkerDied where the system ended a worker.
    """
    remaining = iter(articles)
    with _pool(processes, languages) as pool:
        under_way: deque[Future[list[Outcome]]] = deque()
        try:
            while True:
                while len(under_way) < processes * _AHEAD:
                    chunk = list(islice(remaining, _CHUNK))
                    if not chunk:
                        break
                    with _interrupts_held():
                        under_way.append(pool.submit(_read_chunk, _encode(chunk)))
                if not under_way:
                    return
                done, _waiting = wait(under_way, return_when=FIRST_COMPLETED)
                for future in [f for f in under_way if f in done]:
                    under_way.remove(future)
                    yield from future.result()
        except BrokenProcessPool as error:
            raise WorkerDied(
                _(
                    "a reading process was ended by the system (not enough memory?); "
                    "build again with fewer --processes: what was read is kept"
                )
            ) from error


@contextmanager
def _pool(processes: int, languages: Sequence[str]) -> Iterator[ProcessPoolExecutor]:
    """Open a pool of workers; leaving it early ends them at once."""
    pool = ProcessPoolExecutor(
        processes, prepare(languages), initializer=_begin, initargs=(language(),)
    )
    try:
        yield pool
    except BaseException:
        workers = list((pool._processes or {}).values())
        for worker in workers:
            worker.terminate()
        for worker in workers:  # before what they share with us goes away
            worker.join()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes start: they inherit that, and leave it to their parent.

    The mask alone would not do for the parent: a signal that another of its threads takes is
    answered in the main thread all the same, in the middle of a start.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _interrupt_put_off():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@contextmanager
def _interrupt_put_off() -> Iterator[None]:
    """Answer a Ctrl-C that comes within only at the end (only the main thread answers any)."""
    answer = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(answer):
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, answer)
    if came:
        answer(*came[0])


def _begin(spoken: str) -> None:
    """Set up a worker."""
    # Parses make many small objects that no cycle holds: looking for cycles less often saves 8 %.
    gc.set_threshold(50_000)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use(spoken)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end_with_parent() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


def _read_chunk(encoded: bytes) -> list[Outcome]:
    return [_outcome(article) for article in _decode(encoded)]


def _outcome(article: Article) -> Outcome:
    from recoupe.read import read

    try:
        return article.id, _encode(read(article)), None
    except (MissingPipeline, LexiconError):
        raise
    except RecoupeError as error:
        return article.id, None, str(error)
    except Exception as error:  # one article's trouble must not stop the others
        detail = f"{type(error).__name__}: {error}".splitlines()[0]
        return article.id, None, _("could not be read ({detail})").format(detail=detail)
