"""The child process of `isolation`: reads a program a line, answers with a solution a line, all in JSON.

Started as `python -m neurosym.solving.worker MEGABYTES`. It ends when its input ends.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from typing import Any

from neurosym.budget import Budget
from neurosym.errors import NeurosymError
from neurosym.language import read
from neurosym.solving.engines import solve
from neurosym.solving.wire import packed


def main(megabytes: int) -> None:
    """Serve until the input ends. What libraries print goes to the error stream, not into the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    read("answer 1")  # loads the grammar before memory is limited
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as replies:
        os.dup2(2, 1)
        _reply(replies, {"ready": True})
        for line in sys.stdin:
            _reply(replies, _served(json.loads(line)))


def _reply(replies: Any, message: dict[str, Any]) -> None:
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def _served(request: dict[str, Any]) -> dict[str, Any]:
    try:
        program = read(request["program"], request["domain"])
        return {"solution": packed(solve(program, request["engine"], Budget(**request["budget"])))}
    except MemoryError:
        return {"exhausted": "the limit of memory was reached"}
    except NeurosymError as error:
        return {"error": str(error)}


if __name__ == "__main__":
    main(int(sys.argv[1]))
