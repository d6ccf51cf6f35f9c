#!/bin/sh
# Prints the Python that Incident Desk is set up with: the one named in $PYTHON, else the first of the list that runs,
# is 3.11 or newer and can make an environment. Plain python3 goes first: it is the one whose packages a person manages.
# Each candidate is run, not only looked up: a name on the PATH can be a stand-in that starts nothing.
good='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

if [ -n "${PYTHON:-}" ]; then
    command -v "$PYTHON" && exit 0
    echo "There is no program of the name given in PYTHON: $PYTHON" >&2
    exit 1
fi
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c "$good" >/dev/null 2>&1; then
        command -v "$name"
        exit 0
    fi
done
# None is good. One that is new enough but lacks venv, or is too old, can at least say so: check_system.py does.
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        command -v "$name"
        exit 0
    fi
done
if command -v python3; then
    exit 0
fi
echo "Python 3.11 or newer is needed and no python3 is here." >&2
if command -v apt-get >/dev/null 2>&1; then
    echo "Install it with: sudo apt-get install -y python3 python3-venv" >&2
fi
exit 1
