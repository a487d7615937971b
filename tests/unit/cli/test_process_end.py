"""How a command ends: all that was printed arrives, and the exit code is its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
PROGRAM = [sys.executable, "-m", "layout_app"]


def run(words: list[str], **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], text=True, check=False, timeout=60, **options)


def test_all_that_was_printed_arrives_in_a_pipe() -> None:
    done = run(["commands", "--json"], capture_output=True)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)) > 100
    assert not done.stderr


def test_a_refusal_is_told_and_is_the_exit_code(tmp_path: Path) -> None:
    done = run(["check", str(tmp_path / "none")], capture_output=True)
    assert done.returncode == 2
    assert "none" in done.stderr


def test_what_was_asked_to_run_at_the_end_is_run() -> None:
    code = (
        "import atexit, sys; from layout_app.__main__ import run;"
        "atexit.register(print, 'last');"
        "sys.argv[1:] = ['fonts']; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "last"


@pytest.mark.parametrize("asked", ["SIGINT", "SIGTERM"])
def test_a_command_that_is_asked_to_end_puts_away_what_it_began(asked: str) -> None:
    code = (
        "import os, signal, sys, time; from layout_app.__main__ import run\n"
        "def work(_options):\n"
        f"    try: os.kill(os.getpid(), signal.{asked}); time.sleep(50)\n"
        "    finally: print('put away')\n"
        "import layout_app.cli.fonts as fonts; fonts.run = work; sys.argv[1:] = ['fonts']; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=40
    )
    assert (done.returncode, done.stdout) == (2, "put away\n")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is full")
def test_a_full_disk_under_the_output_is_no_success() -> None:
    with FULL.open("w") as out:
        done = run(["fonts"], stdout=out, stderr=subprocess.PIPE)
    assert done.returncode != 0
