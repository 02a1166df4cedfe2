module included;
  `include "nowhere.svh"
endmodule
