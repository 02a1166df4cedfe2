"""Compiles the design with cocotb's runner: build.py BUILD_DIR."""

import sys
from pathlib import Path

from cocotb_tools.runner import get_runner

get_runner("icarus").build(
    sources=[Path("rtl/apb_timer.v").absolute()],
    hdl_toplevel="apb_timer",
    # What Icarus has read goes beside the result: build-once compares it with `sources`.
    build_args=["-g2012", "-Wall", "-Mall=read.d"],
    build_dir=sys.argv[1],
    always=True,
)
