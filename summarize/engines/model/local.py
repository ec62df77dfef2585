"""A model file on this machine, served on a loopback port by llama.cpp's own server."""

from __future__ import annotations

import socket
from pathlib import Path

from summarize.errors import ModelError
from summarize.parts import missing_part

PREFIX = "gguf:"
LOCAL_CONTEXT = 8192
"""Tokens of context that a model on this machine is given, where the user states none."""
LOCAL_TIMEOUT = 900.0
"""Seconds for one request to a model on this machine: a long answer at five tokens a second."""


def placeless(name: str) -> str:
    """Return a model's name without the folder in which its file lies on this machine."""
    return PREFIX + Path(name).name if name.startswith(PREFIX) else name


def file_state(name: str) -> list[int] | None:
    """Return size and time of change of a local model's file; None for any other model.

    Another file under the same name is another model.
    """
    if not name.startswith(PREFIX):
        return None
    try:
        about = Path(name.removeprefix(PREFIX)).stat()
    except OSError:
        return None
    return [about.st_size, about.st_mtime_ns]


class LocalServer:
    """Serves a GGUF file for as long as it lives.

    Raises:
        ModelError: When the file is not there, is no model, or the server's package is missing.
    """

    def __init__(self, file: Path, context: int) -> None:
        if not file.is_file():
            raise ModelError(f"no model file {file}", "give one as --model gguf:PATH/TO/model.gguf")
        try:
            import xllamacpp  # noqa: PLC0415 - an extra, and slow to load
        except ImportError as error:
            missing = missing_part(error)
            raise ModelError(missing.message, missing.hint) from error
        params = xllamacpp.CommonParams()
        params.model.path = str(file)
        params.n_ctx = context
        params.n_parallel = 1
        params.hostnames = ["127.0.0.1"]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            params.port = int(probe.getsockname()[1])
        params.verbosity = -1
        try:
            self._server = xllamacpp.Server(params)
        except (RuntimeError, ValueError) as error:
            told = f"{file} cannot be served: {error}"
            raise ModelError(told, "is it a complete GGUF file?") from None
        self.base_url = f"{self._server.listening_address}/v1"
