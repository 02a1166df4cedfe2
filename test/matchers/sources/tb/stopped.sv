module stopped;
  initial begin
    $info("seed %0d", 1);
    $warning("no plusarg given");
    $fatal(1, "watchdog");
  end
endmodule
