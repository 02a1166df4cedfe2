import os
import random
import subprocess

import pytest

random.seed(os.environ.get("SEED", "1"))


def count(simulator, word):
    run = subprocess.run(["vvp", "-n", simulator, f"+word={word:x}"], check=True, capture_output=True, text=True)
    return run.stdout.strip()


def test_compiles(simulator):
    """Alone, it is the build."""
    assert simulator.exists()


@pytest.mark.parametrize("word", [0, 1, 0x8000, 0xFFFF])
def test_corner(simulator, word):
    assert count(simulator, word) == f"count {word.bit_count()}"


@pytest.mark.parametrize("word", [random.getrandbits(16) for _ in range(20)])
def test_random(simulator, word):
    assert count(simulator, word) == f"count {word.bit_count()}"
