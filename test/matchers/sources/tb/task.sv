module task_bench;
  initial $nosuchtask(1);
endmodule
