"""The program's first line: started by `dev.py`, by the frozen application, and by whoever has the tree."""

import sys

if __name__ == "__main__":
    # A worker process imports this file again: below this line it must do nothing there.
    from multiprocessing import freeze_support

    freeze_support()
    from ui.command_line import main

    sys.exit(main(sys.argv[1:]))
