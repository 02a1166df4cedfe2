// The clock of the test, for Verilator: turns it until the test ends itself.
#include <verilated.h>

#include "Vsha256_test.h"

int main(int argc, char** argv) {
  Verilated::commandArgs(argc, argv);
  Vsha256_test test;
  test.clk = 0;
  while (!Verilated::gotFinish()) {
    test.clk = !test.clk;
    test.eval();
  }
  test.final();
  return 0;
}
