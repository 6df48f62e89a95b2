"""The commands of the served portal, run one after the other by a process that stays.

Starting Django again for each costs a second, and the browser's tests ask for dozens. A command
comes as one line of JSON, its words; one line answers: whether it succeeded, and what it said.
"""

import contextlib
import io
import json
import sys
import traceback

from django.core.management import ManagementUtility


def run(words: list[str]) -> tuple[bool, str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            ManagementUtility(["manage.py", *words]).execute()
        except SystemExit as end:
            return not end.code, said.getvalue()
        except Exception:
            traceback.print_exc()
            return False, said.getvalue()
    return True, said.getvalue()


if __name__ == "__main__":
    for line in sys.stdin:
        answer = json.dumps(run(json.loads(line)))
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
