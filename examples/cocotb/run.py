"""Runs one test of a compiled simulation: run.py SIM_DIR RUN_DIR TEST SEED."""

import sys
from pathlib import Path

from cocotb_tools.check_results import get_results
from cocotb_tools.runner import get_runner

sim_dir, run_dir, test, seed = sys.argv[1:]
results = get_runner("icarus").test(
    hdl_toplevel="apb_timer",
    hdl_toplevel_lang="verilog",
    test_module="test_apb_timer",
    test_filter=rf"\.{test}$",
    seed=seed,
    build_dir=Path(sim_dir),
    test_dir=Path(run_dir).absolute(),
    results_xml=str(Path(run_dir).absolute() / "results.xml"),
)
# vvp exits 0 whatever the tests say, and a name that no test has is no error either.
tests, failed = get_results(results)
sys.exit(0 if tests == 1 and failed == 0 else f"{tests} tests ran, {failed} failed")
