// Drives the FIFO with random traffic and compares it with a std::deque on each clock.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <random>
#include <string>

#include <verilated.h>

#include "Vfifo.h"

namespace {

constexpr std::size_t kDepth = 8;
constexpr int kClocks = 20000;

/** How often, of 100 clocks, a word is pushed and popped in this part of the test. */
struct Traffic {
  unsigned push;
  unsigned pop;
};

Traffic traffic(const std::string& test, int clock) {
  if (test == "fill") return clock % 64 < 32 ? Traffic{100, 0} : Traffic{0, 100};
  if (test == "stream") return {100, 100};
  if (test == "random") return clock % 1024 < 512 ? Traffic{70, 40} : Traffic{40, 70};
  std::printf("no such test: '%s'; there are fill, stream, random\n", test.c_str());
  std::exit(2);
}

std::string plusarg(const char* name) {
  const std::string found = Verilated::commandArgsPlusMatch(name);
  return found.empty() ? "" : found.substr(1 + std::strlen(name));
}

}  // namespace

int main(int argc, char** argv) {
  Verilated::commandArgs(argc, argv);
  const std::string test = plusarg("test=");
  std::mt19937 random(std::strtoul(plusarg("seed=").c_str(), nullptr, 10));
  const auto percent = [&](unsigned of) { return random() % 100 < of; };

  Vfifo fifo;
  std::deque<std::uint16_t> model;
  const auto clock = [&] {
    for (const int level : {0, 1}) {
      fifo.clk = level;
      fifo.eval();
    }
  };
  fifo.rst = 1;
  clock();
  fifo.rst = 0;

  unsigned pushed = 0;
  unsigned popped = 0;
  for (int at = 0; at < kClocks; ++at) {
    const bool empty = model.empty();
    const bool full = model.size() == kDepth;
    if (fifo.empty != empty || fifo.full != full || fifo.level != model.size() || (!empty && fifo.head != model[0])) {
      std::printf("FAIL: clock %d: level %d empty %d full %d head %04x, but the model has %zu words, first %04x\n", at,
                  fifo.level, fifo.empty, fifo.full, fifo.head, model.size(), empty ? 0u : unsigned{model[0]});
      return 1;
    }
    const Traffic now = traffic(test, at);
    fifo.push = percent(now.push);
    fifo.pop = percent(now.pop);
    fifo.data = random() & 0xffff;
    if (fifo.pop && !empty) {
      model.pop_front();
      ++popped;
    }
    if (fifo.push && !full) {
      model.push_back(fifo.data);
      ++pushed;
    }
    clock();
  }
  fifo.final();
  // Filled and drained by turns, eight words come through in 64 clocks; any other traffic brings more.
  if (popped < kClocks / 10) {
    std::printf("FAIL: only %u words came through\n", popped);
    return 1;
  }
  std::printf("PASS: %u words in, %u out\n", pushed, popped);
  return 0;
}
