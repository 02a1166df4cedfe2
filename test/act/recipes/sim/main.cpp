#include "Vtop.h"
#include "verilated.h"
#if VM_COVERAGE
#include "verilated_cov.h"
#endif

int main(int argc, char** argv) {
  VerilatedContext context;
  context.commandArgs(argc, argv);
  Vtop top{&context};
  while (!context.gotFinish()) top.eval();
  top.final();
#if VM_COVERAGE
  context.coveragep()->write("coverage.dat");
#endif
}
