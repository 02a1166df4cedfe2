# Runs commands in a guest for the lab. Each connection carries one command, in frames: a type, a length, a payload.
#   to the agent:   R request    I input    E end of input    K signal name
#   from the agent: S pid    O stdout    X stderr    Q "exit CODE" or "signal NUMBER"
# Perl, because perl-base is on every Debian and Node needs two seconds to start in a guest.
use strict;
use warnings;
use IO::Socket::INET;
use POSIX ();

my ($address, $port, $host) = @ARGV;
my $listener = IO::Socket::INET->new(LocalAddr => $address, LocalPort => $port, Listen => 128, ReuseAddr => 1)
  or die "agent: cannot listen on $address:$port: $@";
$| = 1;
print "lab: $host is ready\n";

# This is PID 1: the kernel reaps for it what commands leave behind.
$SIG{CHLD} = 'IGNORE';
while (1) {
  my $connection = $listener->accept or next;
  my $pid = fork // die "agent: fork: $!";
  if ($pid == 0) { close $listener; serve($connection); exit 0 }
  close $connection;
}

sub serve {
  my ($connection) = @_;
  my ($received, $request) = ('');
  until ($request = take_frame(\$received)) {
    sysread($connection, $received, 65536, length $received) or return;
  }
  my ($status, $ended);
  $SIG{CHLD} = sub { $ended = 1 };
  my ($pid, $in, $out, $err) = start(split /\0/, $request->[1], -1);
  # A command's process group ends with its connection; what made itself a session lives on.
  my $abandon = sub { kill 'KILL', -$pid; exit 0 };
  $SIG{PIPE} = 'IGNORE';
  send_frame($connection, 'S', $pid) or $abandon->();

  my ($input, $input_ended) = ('', 0);
  my %output = (O => $out, X => $err);
  while (%output || !defined $status) {
    while (my $frame = take_frame(\$received)) {
      my ($type, $payload) = @$frame;
      if ($type eq 'I') { $input .= $payload }
      elsif ($type eq 'E') { $input_ended = 1 }
      elsif ($type eq 'K') { kill $payload, -$pid }
    }
    $in = undef if $input_ended && !length $input;

    my ($readable, $writable) = ('', '');
    vec($readable, fileno $_, 1) = 1 for $connection, values %output;
    vec($writable, fileno $in, 1) = 1 if $in && length $input;
    my $just_ended = $ended && !defined $status;
    # The timeout is for a SIGCHLD that comes just before select.
    if (select($readable, $writable, undef, $just_ended ? 0 : 0.5) > 0) {
      for my $type (grep { vec $readable, fileno $output{$_}, 1 } keys %output) {
        if (sysread $output{$type}, my $data, 65536) { send_frame($connection, $type, $data) or $abandon->() }
        else { delete $output{$type} }
      }
      if (vec $readable, fileno $connection, 1) {
        sysread($connection, $received, 65536, length $received) or $abandon->();
      }
      if ($in && vec $writable, fileno $in, 1) {
        my $written = syswrite $in, $input;
        if (defined $written) { substr($input, 0, $written) = '' }
        else { $in = undef }
      }
    }
    if ($just_ended) {
      # One read has taken all that a pipe can hold, so the command's own output went out before its end.
      waitpid $pid, 0;
      $status = ($? & 127) ? 'signal ' . ($? & 127) : 'exit ' . ($? >> 8);
      send_frame($connection, 'Q', $status) or $abandon->();
    }
  }
}

sub start {
  my ($directory, $uid, $groups, $variables, @rest) = @_;
  my %environment = map { split /=/, $_, 2 } splice @rest, 0, $variables;
  pipe(my $child_in, my $in) && pipe(my $out, my $child_out) && pipe(my $err, my $child_err) or die "agent: pipe: $!";
  my $pid = fork // die "agent: fork: $!";
  # By both, so that the group is there when either goes on.
  POSIX::setpgid($pid, $pid);
  if ($pid) {
    $in->blocking(0);
    return $pid, $in, $out, $err;
  }
  $SIG{CHLD} = $SIG{PIPE} = 'DEFAULT';
  POSIX::dup2(fileno $child_in, 0);
  POSIX::dup2(fileno $child_out, 1);
  POSIX::dup2(fileno $child_err, 2);
  %ENV = %environment;
  my ($gid) = split / /, $groups;
  $) = "$gid $groups";    # sets the supplementary groups too
  POSIX::setgid($gid);
  POSIX::setuid($uid);
  if (!chdir $directory) { print STDERR "agent: cannot change to $directory: $!\n"; POSIX::_exit(127) }
  exec { $rest[0] } @rest or print STDERR "agent: cannot run $rest[0]: $!\n";
  POSIX::_exit(127);
}

sub take_frame {
  my ($buffer) = @_;
  return if length $$buffer < 5;
  my ($type, $length) = unpack 'a1 N', $$buffer;
  return if length $$buffer < 5 + $length;
  my $payload = substr $$buffer, 5, $length;
  substr($$buffer, 0, 5 + $length) = '';
  return [$type, $payload];
}

sub send_frame {
  my ($to, $type, $payload) = @_;
  my $frame = pack('a1 N', $type, length $payload) . $payload;
  while (length $frame) {
    my $sent = syswrite $to, $frame;
    return 0 unless defined $sent;
    substr($frame, 0, $sent) = '';
  }
  return 1;
}
