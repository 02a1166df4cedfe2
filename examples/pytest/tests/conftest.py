import os
import subprocess
from pathlib import Path

import pytest

RTL = Path(__file__).parent.parent / "rtl"


@pytest.fixture(scope="session")
def simulator(tmp_path_factory):
    """The compiled design: the one in BUILD_DIR, compiled there if it is not."""
    build = Path(os.environ.get("BUILD_DIR") or tmp_path_factory.mktemp("build"))
    simulator = build / "popcount.vvp"
    if not simulator.exists():
        # What Icarus has read, for build-once; no matter to anybody else.
        read = ["-Mall=" + str(build / "read.d")]
        sources = sorted(RTL.glob("*.v"))
        subprocess.run(["iverilog", "-g2012", "-s", "popcount_top", *read, "-o", simulator, *sources], check=True)
    return simulator
