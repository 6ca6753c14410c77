"""Names as there is room for them in a picture; the table behind it has the whole."""


def cut(name: str, most: int) -> str:
    """A name of at most so many letters, the last of which stands for the rest."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
