"""Connections that reach public servers only, and that end in time.

The address that is checked is the address that is connected to: a name is looked up once, here, and
what it gives is what the socket gets. A name that leads elsewhere a moment later (DNS rebinding)
gains nothing. A redirect is a connection like any other.
"""

from __future__ import annotations

import contextlib
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import httpcore2

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its IP addresses; raises OSError where there are none."""

_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out as public IPv6 (IANA, IPv6 Global Unicast Address Assignments)."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""An IPv4 address as a network without IPv4 reaches it (RFC 6052)."""
CONNECT_SECONDS = 10.0
"""For one of a server's addresses to take a connection, before the next one is tried."""
SLICE = 1.0
"""Seconds after which a silent connection looks at its clock."""


class RefusedError(Exception):
    """Something is not fetched; the message says why, in a line."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, and no IPv6 that stands for IPv4."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    is_tunnel = address.sixtofour is not None or address.teredo is not None
    return address in _UNICAST_6 and address.is_global and not is_tunnel


def resolve(host: str, port: int) -> Sequence[str]:
    """Look up a host's IP addresses, the best first; raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Clock:
    """Tells when connections end: after some seconds, or once `stopped` is set."""

    def __init__(self, seconds: float, stopped: threading.Event) -> None:
        self._end = time.monotonic() + seconds
        self._stopped = stopped

    def left(self) -> float:
        """Return the seconds that are left; raises httpcore2.ReadTimeout where there are none."""
        left = self._end - time.monotonic()
        if left <= 0 or self._stopped.is_set():
            raise httpcore2.ReadTimeout
        return left


class Guarded(httpcore2.NetworkBackend):
    """Connects to addresses that are permitted, as long as a clock says."""

    def __init__(
        self, permitted: Callable[[Address], bool], resolver: Resolver, clock: Clock
    ) -> None:
        self._permitted = permitted
        self._resolver = resolver
        self._clock = clock
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first permitted address of a host that takes the connection.

        Raises RefusedError where none is permitted, httpcore2.ConnectError where none takes it.
        """
        found = self._looked_up(host, port)
        if not found:
            raise RefusedError(f"no server is known as {host}")
        permitted = [a for a in found if self._permitted(ipaddress.ip_address(a))]
        if not permitted:
            raise RefusedError(
                f"it leads to {', '.join(found)}, which is no public address; "
                "--allow-private reads it all the same"
            )
        failed: Exception = httpcore2.ConnectError()
        for address in permitted:
            try:
                left = min(self._clock.left(), timeout or CONNECT_SECONDS)
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._clock)
        raise failed

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        """Look up a name aside: the system's resolver knows no clock."""
        answers: queue.SimpleQueue[Sequence[str]] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, UnicodeError):
                answers.put(())

        threading.Thread(target=look_up, daemon=True).start()
        while True:
            left = self._clock.left()
            with contextlib.suppress(queue.Empty):
                return answers.get(timeout=min(left, SLICE))


class _Timed(httpcore2.NetworkStream):
    """A connection that ends with a clock, however slowly bytes drip in.

    The clock goes before the time-outs of single steps.
    """

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        while True:
            left = self._clock.left()
            with contextlib.suppress(httpcore2.ReadTimeout):  # the clock raises it when it is time
                return self._stream.read(max_bytes, min(left, SLICE))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = min(self._clock.left(), timeout or CONNECT_SECONDS)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
