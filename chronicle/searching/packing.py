"""The part of CBOR (RFC 8949) that Pagefind's files are written in: whole numbers, texts and lists."""

from typing import TypeAlias

Value: TypeAlias = "int | str | list[Value]"

SIGNATURE = b"pagefind_dcd"
"""What Pagefind's files begin with once they are unpacked; those that do need no unpacking."""
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4


def pack(value: Value) -> bytes:
    """A file of Pagefind's with this in it."""
    out = bytearray(SIGNATURE)
    _write(value, out)
    return bytes(out)


def unpack(data: bytes) -> Value:
    """What is in a file. Raises ValueError for anything else."""
    if not data.startswith(SIGNATURE):
        raise ValueError("not a file of Pagefind's")
    value, end = _read(data, len(SIGNATURE))
    if end != len(data):
        raise ValueError("more than one value")
    return value


def _write(value: Value, out: bytearray) -> None:
    match value:
        case int():
            kind, number = (_NUMBER, value) if value >= 0 else (_NEGATIVE, -1 - value)
            out += _head(kind, number)
        case str():
            encoded = value.encode()
            out += _head(_TEXT, len(encoded))
            out += encoded
        case _:
            out += _head(_LIST, len(value))
            for each in value:
                _write(each, out)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + size]) + number.to_bytes(1 << size, "big")


def _read(data: bytes, at: int) -> tuple[Value, int]:
    try:
        kind, number = data[at] >> 5, data[at] & 31
        at += 1
        if number > 27:
            raise ValueError("a length that is not told")
        if number > 23:
            end = at + (1 << number - 24)
            number, at = int.from_bytes(data[at:end], "big"), end
        match kind:
            case 0:
                return number, at
            case 1:
                return -1 - number, at
            case 3:
                return data[at : at + number].decode(), at + number
            case 4:
                items = []
                for _ in range(number):
                    item, at = _read(data, at)
                    items.append(item)
                return items, at
    except IndexError:
        raise ValueError("cut short") from None
    raise ValueError(f"a value of kind {kind}")
