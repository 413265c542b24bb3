//go:build unix

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/pflag"
	"golang.org/x/sys/unix"
)

func init() { programs["signaller"] = signaller }

// signaller runs a program and sends it signals when it prints lines that are "begun". It
// passes on the standard output of the program and of its children to its end, and then says
// how the program ended.
//
//	signaller [--signal INT] [--times 1] [--after 1] [--group] [--ignored] [--stdin] program args...
//
// It sends the signal that many times, each after that many lines; with --group as a terminal
// does, to the children, too. With --ignored the program ignores SIGINT when it starts. With
// --stdin it has a standard input on which nothing comes.
func signaller() {
	flags := pflag.NewFlagSet("signaller", pflag.ExitOnError)
	flags.SetInterspersed(false)
	name := flags.String("signal", "INT", "")
	times := flags.Int("times", 1, "")
	after := flags.Int("after", 1, "")
	group := flags.Bool("group", false, "")
	ignored := flags.Bool("ignored", false, "")
	stdin := flags.Bool("stdin", false, "")
	flags.Parse(os.Args[1:])

	cmd := exec.Command(flags.Arg(0), flags.Args()[1:]...)
	if *ignored {
		cmd = exec.Command("sh", "-c", `trap '' INT; exec "$@"`, "sh")
		cmd.Args = append(cmd.Args, flags.Args()...)
	}
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if *stdin {
		in, _ := cmd.StdinPipe()
		defer in.Close()
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = heeding(cmd.Start)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	to := cmd.Process.Pid
	if *group {
		to = -to
	}
	lines := bufio.NewScanner(out)
	for begun := 0; lines.Scan(); {
		fmt.Println(lines.Text())
		if lines.Text() != "begun" {
			continue
		}
		if begun++; begun%*after == 0 && *times > 0 {
			*times--
			syscall.Kill(to, unix.SignalNum("SIG"+*name))
		}
	}
	cmd.Wait()
	fmt.Println(strings.TrimPrefix(cmd.ProcessState.String(), "exit "))
}

// heeding calls start, which starts a process. That heeds the signals that this process was started to ignore, as by
// nohup.
func heeding(start func() error) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)
	defer signal.Stop(signals)
	return start()
}
