package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"

	"fstar/host"
)

// embedder is the name of a program that runs a script, and does not call host.Worker.
const embedder = "embedder"

// programs are what the scripts can execute.
var programs = map[string]func(){"fstar": main, embedder: embed}

func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) != embedder {
		work() // a worker process is this program under its own name
	}
	testscript.Main(verified{m}, programs)
}

// verified are tests that leave no goroutine.
type verified struct{ *testing.M }

func (v verified) Run() int {
	status := v.M.Run()
	if err := goleak.Find(); err != nil && status == 0 {
		fmt.Println(err)
		return 1
	}
	return status
}

// embed is the main function of the embedder.
func embed() {
	h, err := host.New(host.Config{})
	if err == nil {
		defer h.Close(context.Background())
		_, err = h.ExecFile(context.Background(), os.Args[1], nil)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// TestCommand runs the scripts testdata/*.txtar, in which fstar is this program.
func TestCommand(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		Deadline:            time.Now().Add(time.Minute),
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"screen": screen,
			"trace":  trace,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("GORACE", "atexit_sleep_ms=0") // or each process takes a second to end, with -race
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" { // who may read all files
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}
