"""Tests of the timer, over its bus."""

import random

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import ClockCycles, FallingEdge

CTRL, RELOAD, COUNT, ROUNDS = 0x0, 0x4, 0x8, 0xC


class Apb:
    """Drives the bus at falling edges. A transfer takes two clocks."""

    def __init__(self, dut):
        self.dut = dut

    async def reset(self):
        dut = self.dut
        cocotb.start_soon(Clock(dut.pclk, 10, "ns").start())
        dut.presetn.value = 0
        for signal in (dut.psel, dut.penable, dut.pwrite, dut.paddr, dut.pwdata):
            signal.value = 0
        await ClockCycles(dut.pclk, 2)
        await FallingEdge(dut.pclk)
        dut.presetn.value = 1

    async def transfer(self, address, data=None):
        """Reads, or writes if there is data. Returns what was read, and whether the timer refused."""
        dut = self.dut
        dut.psel.value = 1
        dut.paddr.value = address
        dut.pwrite.value = data is not None
        dut.pwdata.value = data or 0
        await FallingEdge(dut.pclk)
        dut.penable.value = 1
        # Of a read counts what is there just before the clock edge that ends the transfer.
        await cocotb.triggers.ReadOnly()
        read, refused = int(dut.prdata.value), bool(dut.pslverr.value)
        await FallingEdge(dut.pclk)
        dut.psel.value = 0
        dut.penable.value = 0
        return read, refused

    async def read(self, address):
        value, refused = await self.transfer(address)
        assert not refused
        return value

    async def write(self, address, data):
        _, refused = await self.transfer(address, data)
        assert not refused


@cocotb.test()
async def registers(dut):
    """They keep what is written while the timer stands, and refuse what they should."""
    apb = Apb(dut)
    await apb.reset()
    for address in (CTRL, RELOAD, COUNT, ROUNDS):
        assert await apb.read(address) == 0
    for _ in range(200):
        value = random.getrandbits(32)
        await apb.write(RELOAD, value)
        assert await apb.read(RELOAD) == value
        assert await apb.read(COUNT) == value
        assert (await apb.transfer(COUNT, 1))[1]
        assert (await apb.transfer(random.choice((1, 2, 3, 5)), 1))[1]
        assert await apb.read(COUNT) == value


@cocotb.test()
async def rounds(dut):
    """From RELOAD to zero are RELOAD + 1 clocks."""
    apb = Apb(dut)
    await apb.reset()
    for _ in range(30):
        reload, clocks = random.randrange(20), random.randrange(1, 300)
        await apb.write(RELOAD, reload)
        await apb.write(ROUNDS, 0)
        await apb.write(CTRL, 1)
        await ClockCycles(dut.pclk, clocks)
        await FallingEdge(dut.pclk)
        await apb.write(CTRL, 0)
        # It ran from the end of the one write to the end of the other, which takes two clocks.
        turns, rest = divmod(clocks + 2, reload + 1)
        assert await apb.read(ROUNDS) == turns
        assert await apb.read(COUNT) == reload - rest
