"""Stable ids: the same content always gets the same one."""

from __future__ import annotations

from hashlib import sha256


def stable_id(prefix: str, *parts: object) -> str:
    """Give `prefix-` and 12 hexadecimal digits of the SHA-256 of the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
