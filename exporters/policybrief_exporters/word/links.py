"""Addresses outside the document, as relationships of the part that links to them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from msgspec import Struct

_SCHEMES = ("http", "https", "mailto")
_KEPT = ":/?#[]@!$&'()*+,;=-._~%"


class Links(Struct):
    """The addresses that one part links to, in the order of their first use; `rId…` numbers start at `first`."""

    first: int
    addresses: dict[str, str] = {}

    def relationship(self, address: str) -> str | None:
        """The id of the relationship to `address`, or None for what a reader must not be led to."""
        uri = _uri(address)
        if uri is None:
            return None
        return self.addresses.setdefault(uri, f"rId{self.first + len(self.addresses)}")


def _uri(address: str) -> str | None:
    """`address` as a URI (RFC 3986), or None where it is none or its scheme runs or opens something local.

    Word refuses a whole file for one malformed address.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _SCHEMES:
        return None
    if parts.scheme == "mailto":
        return f"mailto:{_quoted(parts.path)}{_after(parts.query, '?')}" if "@" in parts.path else None
    if not host or parts.username is not None or parts.password is not None:
        return None
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{port}{_quoted(parts.path)}{_after(parts.query, '?')}{_after(parts.fragment, '#')}"


def _after(part: str, mark: str) -> str:
    return f"{mark}{_quoted(part)}" if part else ""


def _quoted(part: str) -> str:
    quoted = quote(part, safe=_KEPT, errors="replace")
    pieces = quoted.split("%")
    # A per cent sign that no two hexadecimal digits follow stands for itself.
    return pieces[0] + "".join(
        ("%" if len(piece) >= 2 and all(c in "0123456789abcdefABCDEF" for c in piece[:2]) else "%25") + piece
        for piece in pieces[1:]
    )
