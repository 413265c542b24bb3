package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
)

func init() { programs["statusof"] = statusOf }

// statusOf runs a program and prints how it ends, behind what that prints: its exit status,
// or minus the number of a signal.
//
//	statusof program args...
func statusOf() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("status " + strconv.Itoa(cmd.ProcessState.ExitCode()))
}
