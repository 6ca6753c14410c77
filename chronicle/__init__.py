"""Chronicle: a static site generator for diplomatic chronicles."""

__version__ = "0.1.0"
