"""An event loop in a thread of its own, so that answers come in while articles are parsed.

The caller may itself stand inside a running loop (a notebook): it makes no difference.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Loop:
    """Runs coroutines in its thread; started when first needed."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Start the work; waiting for its result can be interrupted."""
        return asyncio.run_coroutine_threadsafe(work, self._running())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the work to its end."""
        return self.submit(work).result()

    def cancel(self) -> None:
        """Cancel what still runs."""
        if self._loop is not None:
            self.run(_cancel_others())

    def close(self) -> None:
        """End the thread."""
        if self._loop is None or self._thread is None:
            return
        self.run(_end_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = None

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._loop.run_forever, name="model", daemon=True
            )
            self._thread.start()
        return self._loop


async def _cancel_others() -> None:
    others = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _end_executor() -> None:
    await asyncio.get_running_loop().shutdown_default_executor()
