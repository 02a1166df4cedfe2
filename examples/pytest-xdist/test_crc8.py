"""Compares the circuit with a model. Run by several workers at once: `make test`."""

import re
import subprocess

import pytest


def model(message):
    crc = 0
    for byte in message:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1) ^ (0x107 if crc & 0x80 else 0)
    return crc


@pytest.fixture
def run(sim, tmp_path):
    """Runs the simulation in a directory of the test's own. The build itself is only read."""

    def run_sim(*plusargs):
        log = subprocess.run(
            ["vvp", "-n", sim, *plusargs], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout
        # vvp exits 0 after $error: the log decides.
        assert "PASS" in log and "ERROR" not in log, log
        sent = bytes.fromhex(re.search(r"^sent (\w+)$", log, re.MULTILINE)[1])
        return sent, int(re.search(r"^crc (\w\w)$", log, re.MULTILINE)[1], 16)

    return run_sim


def test_check_value(run):
    message = b"123456789"
    assert run(f"+message={message.hex()}", f"+bytes={len(message)}") == (message, 0xF4)


@pytest.mark.parametrize("byte", [0x00, 0x01, 0x80, 0xFF])
def test_one_byte(run, byte):
    assert run(f"+message={byte:02x}", "+bytes=1") == (bytes([byte]), model([byte]))


@pytest.mark.parametrize("seed", range(1, 9))
def test_random(run, seed):
    sent, crc = run(f"+seed={seed}", "+bytes=64")
    assert len(sent) == 64
    assert crc == model(sent)
