#include <cstdio>
static int twice(int unused) { int x; return x; }
extern "C" int model(int a) {
  undeclared();
  return "no";
}
