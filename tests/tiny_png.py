"""A PNG of 2 × 2 grey pixels, written by hand: no imaging library has to make it."""

from __future__ import annotations

import struct
import zlib


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


_SIZE, _DEPTH, _GREY = 2, 8, 0

PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", _SIZE, _SIZE, _DEPTH, _GREY, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\x40\x80\x00\xc0\xff"))
    + _chunk(b"IEND", b"")
)
