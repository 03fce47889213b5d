"""Runs a program on a terminal of its own, as a person does: waits for a text, then types.

Takes one JSON object from stdin: command, folder and typed, a list of [text to wait for, what is typed then]. Prints one:
exitCode and shown, all that the terminal showed.
"""

import json
import os
import pty
import sys

request = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(request["folder"])
    os.execvp(request["command"][0], request["command"])

shown = b""
seen = 0
typed = list(request["typed"])
while True:
    while typed and (at := shown.find(typed[0][0].encode(), seen)) >= 0:
        seen = at + len(typed[0][0].encode())
        os.write(terminal, typed.pop(0)[1].encode())
    try:
        read = os.read(terminal, 4096)
    except OSError:  # Linux: the program has closed the terminal.
        break
    if not read:
        break
    shown += read
_, status = os.waitpid(pid, 0)
print(json.dumps({"exitCode": os.waitstatus_to_exitcode(status), "shown": shown.decode()}))
