"""`python -m neurosym` is the command `neurosym`."""

from neurosym.cli import main

if __name__ == "__main__":
    main()
