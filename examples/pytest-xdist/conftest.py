"""Builds the simulation once for all workers of pytest-xdist, and for whoever else guards the same call there."""

import subprocess
from pathlib import Path

import pytest

from call_once import CallOnce

HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--build-dir", required=True, help="on a directory that all share; a new one for each build")


@pytest.fixture(scope="session")
def sim(request):
    """The compiled simulation. Every worker has a session of its own and comes here."""
    build_dir = Path(request.config.getoption("--build-dir")).absolute()

    def compile_sim():
        command = ["make", "-C", HERE, "compile", f"BUILD_DIR={build_dir}"]
        made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if made.returncode != 0:
            # What the others get to see of it, here and in CI legs.
            raise RuntimeError(f"make compile failed:\n{made.stdout[-2000:]}")

    # leg.mjs says the same path and name: one path and name, one call.
    CallOnce(build_dir, "compile", compile_sim, timeout=600).ensure_done()
    return build_dir / "crc8.vvp"
