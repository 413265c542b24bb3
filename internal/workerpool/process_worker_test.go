//go:build unix

package workerpool_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"fstar/internal/workerpool"
)

// testHandler is the handler of the worker processes of these tests. The payload of
// a task is the name of one of its orders, and perhaps a space and an argument.
type testHandler struct {
	log strings.Builder // of Init and Broadcast
}

func (h *testHandler) Init(_ context.Context, number int, data []byte) error {
	fmt.Fprintf(&h.log, "init %s;", data)
	return h.order(data)
}

func (h *testHandler) Broadcast(_ context.Context, _ uint64, payload workerpool.Payload) error {
	fmt.Fprintf(&h.log, "%s%s;", payload.Data, strings.Join(payload.Texts, ""))
	return h.order(payload.Data)
}

// order carries out an Init or Broadcast that is not only to be logged.
func (h *testHandler) order(data []byte) error {
	order, arg, _ := strings.Cut(string(data), " ")
	switch order {
	case "error":
		return errors.New(arg)
	case "panic":
		panic(arg)
	case "exit":
		status, _ := strconv.Atoi(arg)
		os.Exit(status)
	case "gate":
		return pass(arg)
	}
	return nil
}

func (h *testHandler) Exit() {
	if path := os.Getenv("EXIT_FILE"); path != "" {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(f, "exit", os.Getpid())
		f.Close()
	}
}

func (h *testHandler) Task(ctx context.Context, payload workerpool.Payload) (workerpool.Payload, error) {
	data, err := h.task(ctx, payload.Data)
	return workerpool.Payload{Data: data, Texts: payload.Texts}, err
}

func (h *testHandler) task(ctx context.Context, payload []byte) ([]byte, error) {
	name, arg, _ := strings.Cut(string(payload[:min(len(payload), 1000)]), " ")
	n, _ := strconv.Atoi(arg)
	switch name {
	case "error":
		return nil, errors.New(arg)
	case "exit":
		os.Exit(n)
	case "panic":
		panic(arg)
	case "goexit":
		runtime.Goexit()
	case "nil":
		var p *testHandler
		return []byte(p.log.String()), nil
	case "pid":
		return strconv.AppendInt(nil, int64(os.Getpid()), 10), nil
	case "log":
		return []byte(h.log.String()), nil
	case "kill":
		self, _ := os.FindProcess(os.Getpid())
		self.Kill()
		select {}
	case "terminate":
		syscall.Kill(os.Getpid(), syscall.SIGTERM)
		select {}
	case "block":
		select {}
	case "spin":
		spin()
	case "tell-and-spin":
		if err := announce(arg); err != nil {
			return nil, err
		}
		spin()
	case "stubborn":
		signal.Ignore(syscall.SIGTERM)
		if err := announce(arg); err != nil {
			return nil, err
		}
		spin()
	case "done": // tells who waits at a gate that it runs, until its context ends
		if err := announce(arg); err != nil {
			return nil, err
		}
		fallthrough
	case "wait":
		<-ctx.Done()
		return []byte(context.Cause(ctx).Error()), nil
	case "ended":
		return strconv.AppendBool(nil, ctx.Err() != nil), nil
	case "gate":
		return []byte(strconv.Itoa(os.Getpid())), pass(arg)
	case "tell":
		return nil, announce(arg)
	case "size":
		return make([]byte, n), nil
	case "print":
		fmt.Println(arg)
		fmt.Fprintln(os.Stderr, arg)
		return nil, nil
	case "stdin":
		return io.ReadAll(os.Stdin)
	case "rubbish":
		_, err := os.NewFile(4, "results").WriteString("this is not a frame, is it?")
		if err != nil {
			return nil, err
		}
		select {}
	case "close":
		os.NewFile(uintptr(n), "pipe").Close()
		select {}
	case "deaf":
		os.NewFile(3, "tasks").Close()
		if err := announce(arg); err != nil {
			return nil, err
		}
		select {}
	case "nested":
		return nested(ctx, "pid")
	case "nested-gate":
		return nested(ctx, "gate "+arg)
	case "fork":
		return fork()
	case "environment":
		return []byte(strings.Join(os.Environ(), "\n")), nil
	}
	return payload, nil
}

// spin computes for ever.
func spin() {
	for {
		spins++
	}
}

var spins int

// nested has a worker of a worker do a task.
func nested(ctx context.Context, task string) ([]byte, error) {
	p, err := workerpool.NewProcessPool(workerpool.ProcessPoolConfig{MaxWorkers: 1})
	if err != nil {
		return nil, err
	}
	f, err := send(ctx, p, []byte(task))
	if err != nil {
		return nil, err
	}
	v, err := f.Result(ctx)
	if err != nil {
		return nil, err
	}
	return v, p.Shutdown(ctx, workerpool.ShutdownOptions{})
}

// fork starts a process that has the pipes of this one open and never ends.
func fork() ([]byte, error) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"=blocked")
	cmd.ExtraFiles = []*os.File{os.NewFile(3, "tasks"), os.NewFile(4, "results")}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	// Those files are not closed: they are the worker's.
	forked = cmd
	return strconv.AppendInt(nil, int64(cmd.Process.Pid), 10), nil
}

var forked *exec.Cmd

// announce tells the gate in dir the id of this process.
func announce(dir string) error {
	f, err := os.OpenFile(filepath.Join(dir, "in"), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = fmt.Fprintln(f, os.Getpid())
	return err
}

// pass goes through the gate in dir: it announces itself and waits to be let in.
func pass(dir string) error {
	if err := announce(dir); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(dir, "out"), os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.Read(make([]byte, 1))
	return err
}

// roleVariable is the environment variable that makes the test binary something
// else than tests or a worker: see roles.
const roleVariable = "FSTAR_TEST_ROLE"

// roles are programs that process pools meet.
var roles = map[string]func(){
	// Programs that do not call RunWorker.
	"other":   func() { fmt.Println("usage: other [flags]") },
	"talking": func() { os.NewFile(4, "results").Write(bytes.Repeat([]byte("hello?"), 10)); select {} },
	"failing": func() { os.Exit(3) },
	"blocked": func() { time.Sleep(time.Hour) },
	// It has a pool all the same, as its own worker and with another one.
	"careless": func() {
		for _, cfg := range []workerpool.ProcessPoolConfig{{}, {Command: roleCommand("other")}} {
			p, err := workerpool.NewProcessPool(cfg)
			if err != nil {
				panic(err)
			}
			_, err = send(ctx, p, nil)
			fmt.Println(err == workerpool.ErrNoRunWorker)
		}
	},
	// A worker whose tasks return the number of its process.
	"numbered": func() { workerpool.RunWorker(&numberedHandler{}) },
	"shouting": func() {
		workerpool.RunWorker(workerpool.TaskFunc(func(_ context.Context, payload []byte) ([]byte, error) {
			return bytes.ToUpper(payload), nil
		}))
	},
	// Parents that come to grief.
	"parent": func() {
		parent()
		select {}
	},
	"interrupted": func() {
		interrupt := make(chan os.Signal, 1)
		signal.Notify(interrupt, os.Interrupt)
		p := parent()
		<-interrupt
		fmt.Println("interrupted")
		f, err := send(ctx, p, []byte("still here"))
		if err != nil {
			panic(err)
		}
		v, err := f.Result(ctx)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s\n", v)
		p.Kill(ctx)
		os.Exit(130)
	},
}

// parent has the workers of a pool do all sorts of things.
func parent() *workerpool.ProcessPool {
	workerpool.RunWorker(&testHandler{})
	p, err := workerpool.NewProcessPool(workerpool.ProcessPoolConfig{MaxWorkers: 4})
	if err != nil {
		panic(err)
	}
	gate := os.Getenv("GATE")
	for _, task := range []string{"tell-and-spin " + gate, "nested-gate " + gate, "block"} {
		if _, err := send(ctx, p, []byte(task)); err != nil {
			panic(err)
		}
	}
	return p
}

type numberedHandler struct {
	workerpool.TaskFunc
	number int
}

func (h *numberedHandler) Init(_ context.Context, number int, _ []byte) error {
	h.number = number
	return nil
}

func (h *numberedHandler) Task(context.Context, workerpool.Payload) (workerpool.Payload, error) {
	return workerpool.Payload{Data: strconv.AppendInt(nil, int64(h.number), 10)}, nil
}
