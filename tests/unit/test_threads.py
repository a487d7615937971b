"""The numerical library keeps to one thread, whatever the machine: waiting threads cost a page."""

import os
import subprocess
import sys

import pytest

COUNT = "import os, layout_app.repair.model; print(len(os.listdir('/proc/self/task')))"


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="threads are counted on Linux")
def test_repair_starts_no_threads_of_its_own() -> None:
    bare = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    told = subprocess.run(
        [sys.executable, "-c", COUNT], env=bare, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "1"
