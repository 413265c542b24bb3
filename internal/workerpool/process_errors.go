package workerpool

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrNoRunWorker says that a program cannot have process pools, because it does
// not run as a worker when a pool asks it to. It is returned by Execute, or is in
// a [*StartError].
var ErrNoRunWorker = errors.New("the program does not call executor.RunWorker: add\n\n" +
	"\texecutor.RunWorker(task)\n\n" +
	"as the first line of its main function, so that process pools can run it as their worker")

// errClosedPipe is in the PipeError of a worker that runs on without its pipes.
var errClosedPipe = errors.New("pipe closed")

// An ExitError says that a worker process ended on its own or was killed. It is
// in the BrokenError of its pool.
type ExitError struct {
	Pid  int
	Code int // the exit status, or the negated number of the signal that killed it
}

func (e *ExitError) Error() string {
	return fmt.Sprintf("process %d ended with exit code %d", e.Pid, e.Code)
}

// A PipeError says that a worker process closed its pipe or wrote something that
// is no answer. It was killed for that. It is in the BrokenError of its pool.
type PipeError struct {
	Pid int
	Err error
}

func (e *PipeError) Error() string { return fmt.Sprintf("process %d: bad answer: %v", e.Pid, e.Err) }

// Unwrap returns what was wrong with the answer.
func (e *PipeError) Unwrap() error { return e.Err }

// A StartError says that a worker process could not be started, or that it did
// not become a worker: then Err is ErrNoRunWorker. It is in the BrokenError of its
// pool.
type StartError struct {
	// Pid is the process, or 0 if there was none.
	Pid int
	// Reason says what the process did instead of becoming a worker. It is empty if
	// there was none.
	Reason string
	// Replacement is whether earlier workers of the pool had been started, and had
	// ended as MaxTasksPerWorker wants it.
	Replacement bool
	Err         error
}

func (e *StartError) Error() string {
	if e.Pid == 0 {
		return fmt.Sprintf("start worker process: %v", e.Err)
	}
	return fmt.Sprintf("start worker process: process %d %s: %v", e.Pid, e.Reason, e.Err)
}

// Unwrap returns why the process did not start.
func (e *StartError) Unwrap() error { return e.Err }

// A RemoteError is an error that a WorkerHandler returned, or a panic in it.
type RemoteError struct {
	Message string
	Stack   []byte // of the panic; nil if it was none
}

func (e *RemoteError) Error() string { return e.Message }

// encodeRemoteError returns the payload of the frame that carries err.
func encodeRemoteError(err error) []byte {
	var e RemoteError
	if p, ok := err.(*PanicError); ok {
		e.Stack = p.Stack
	}
	e.Message = err.Error()
	b := binary.AppendUvarint(nil, uint64(len(e.Message)))
	b = append(b, e.Message...)
	return append(b, e.Stack...)
}

func decodeRemoteError(b []byte) (*RemoteError, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, fmt.Errorf("%w: error of %d bytes", errBadFrame, len(b))
	}
	b = b[size:]
	e := &RemoteError{Message: string(b[:n])}
	if uint64(len(b)) > n {
		e.Stack = bytes.Clone(b[n:])
	}
	return e, nil
}
