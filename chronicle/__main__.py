"""`python -m chronicle` is `chronicle`."""

from chronicle.cli import main

if __name__ == "__main__":
    main(prog_name="chronicle")
