// Command random runs programs one after another in one process: those of the generator beside it,
// which randprog.py compares with CPython.
//
// A program comes on standard input as a line with the number of its bytes, and the bytes. What it
// prints goes to standard output in the same form, with a line for an exception that it
// ends by. Each program has a Host of its own. One that crashes ends the process, so that whoever sent
// it knows which it was.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strconv"
	"strings"

	"fstar/host"
)

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// serve runs the programs that come from r.
func serve(r io.Reader, w io.Writer) error {
	in := bufio.NewReader(r)
	for {
		head, err := in.ReadString('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(strings.TrimSpace(head))
		if err != nil {
			return err
		}
		src := make([]byte, n)
		if _, err := io.ReadFull(in, src); err != nil {
			return err
		}
		out, err := run(context.Background(), string(src))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%d\n%s", len(out), out); err != nil {
			return err
		}
	}
}

// run returns what a program prints. An exception is part of that, any other error is not.
func run(ctx context.Context, src string) ([]byte, error) {
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out, Stderr: io.Discard})
	if err != nil {
		return nil, err
	}
	_, err = h.ExecFile(ctx, "program.py", src)
	var e *host.ScriptError
	if errors.As(err, &e) {
		fmt.Fprintf(&out, "uncaught %s: %s\n", e.Type(), e.Message())
	} else if err != nil {
		return nil, err
	}
	printed := bytes.Clone(out.Bytes()) // what prints when the Host ends is not the program's any more
	return printed, h.Close(ctx)
}
