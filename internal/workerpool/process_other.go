//go:build !unix

package workerpool

import (
	"errors"
	"os"
)

// On these systems os/exec has no ExtraFiles, through which a worker gets its pipes.
const processesSupported = false

const (
	workerTasksFD   = -1
	workerResultsFD = -1
)

func openWorkerPipe(int, string) (*os.File, error) { return nil, errors.ErrUnsupported }

func resume(*os.Process) {}

func exitCode(s *os.ProcessState) int { return s.ExitCode() }
