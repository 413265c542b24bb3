package tests

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.starlark.net/lib/json"
	"go.starlark.net/lib/math"
	"go.starlark.net/lib/time"
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.starlark.net/starlarktest"
	"go.starlark.net/syntax"

	"fstar/host"
)

// upstreamFiles are the files of go.starlark.net's starlark/testdata that do not run in
// our Starlark dialect, with the reason.
var upstreamFiles = map[string]string{
	"benchmark.star":      "benchmarks, no tests",
	"function_param.star": "upstream's own test does not run it as a file",
	"paths.star":          "upstream's own test does not run it as a file",
	"proto.star":          "tests lib/proto, which needs protobuf",
}

// upstreamExceptions are what is right in our dialect and not in upstream's, by the file
// and line of their chunk: a part of the error, or of the failed assertions.
var upstreamExceptions = map[string]string{
	// It allows recursion.
	"function.star:1": "called recursively",
	// It allows global variables to be assigned again, so that the resolver goes through
	// the file from top to bottom: it sees before the run that the name is not there yet.
	"assign.star:337": "NameError: name 'assert' is not defined",
	"assign.star:342": "NameError: name 'assert' is not defined",
}

// TestUpstream runs go.starlark.net's own test data, chunk by chunk, in the Starlark
// dialect, each in a Host of its own. A line that must fail says so at its end, as in
// TestModules.
func TestUpstream(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.starlark.net").Output()
	if err != nil {
		t.Skip("cannot find go.starlark.net's test data: ", err)
	}
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), "starlark/testdata/*.star"))
	if len(files) < 20 {
		t.Fatalf("only %d files of test data", len(files))
	}
	for _, file := range files {
		if upstreamFiles[filepath.Base(file)] != "" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for chunk := range strings.SplitSeq(string(data), "\n---\n") {
			name := fmt.Sprintf("%s:%d", filepath.Base(file), line)
			t.Run(name, func(t *testing.T) {
				runUpstream(t, file, strings.Repeat("\n", line-1)+chunk, upstreamExceptions[name])
			})
			line += strings.Count(chunk, "\n") + 2
		}
	}
}

// runUpstream runs a chunk, whose lines are those of the file. Failures with the text of
// exception, if there is one, are right, and there must be one.
func runUpstream(t *testing.T, file, src, exception string) {
	assert, err := starlarktest.LoadAssertModule()
	if err != nil {
		t.Fatal(err)
	}
	reporter := &upstreamReporter{t: t, exception: exception}
	predeclared := starlark.StringDict{
		"upstream_assert": assert["assert"], "upstream_freeze": assert["freeze"],
		"upstream_json": json.Module, "upstream_math": math.Module, "upstream_time": time.Module,
		"hasfields": starlark.NewBuiltin("hasfields", newHasFields),
		"fibonacci": fibonacci{},
		"struct":    starlark.NewBuiltin("struct", starlarkstruct.Make),
		"report_to_test": starlark.NewBuiltin("report_to_test", func(thread *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			starlarktest.SetReporter(thread, reporter)
			return starlark.None, nil
		}),
	}
	h, err := host.New(host.Config{Dialect: host.Starlark, Stdout: t.Output(), Stderr: t.Output(),
		Predeclared: predeclared, ReadFile: upstreamModule})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())

	want := wantedErrors(t, src)
	_, err = h.ExecFile(context.Background(), file, "report_to_test();"+src)
	var eval *starlark.EvalError
	switch {
	case err == nil:
		if len(want) > 0 {
			t.Errorf("no error; want those at %v", want)
		}
	case !errors.As(err, &eval):
		reporter.Error(err)
	default:
		line := 0
		for _, frame := range slices.Backward(eval.CallStack) {
			if frame.Pos.Filename() == file {
				line = int(frame.Pos.Line)
				break
			}
		}
		if len(want) != 1 || want[line] == nil || !want[line].MatchString(eval.Error()) {
			t.Errorf("line %d: %v; want %v", line, eval, want)
		}
	}
	if exception != "" && !reporter.excepted {
		t.Errorf("listed as an exception, but nothing fails with %q", exception)
	}
}

// upstreamReporter hears of failures.
type upstreamReporter struct {
	t         *testing.T
	exception string // a part of the text of those that are right
	excepted  bool   // there was one
}

func (r *upstreamReporter) Error(args ...any) {
	r.t.Helper()
	if text := fmt.Sprint(args...); r.exception != "" && strings.Contains(text, r.exception) {
		r.excepted = true
	} else {
		r.t.Error(text)
	}
}

// upstreamModule reads the files that the chunks load.
func upstreamModule(name string) ([]byte, error) {
	switch module := filepath.Base(name); module {
	case "assert.star":
		return []byte("assert, freeze = upstream_assert, upstream_freeze"), nil
	case "json.star", "math.star", "time.star":
		module = strings.TrimSuffix(module, ".star")
		return []byte(module + " = upstream_" + module), nil
	}
	return nil, fs.ErrNotExist
}

// wantedErrors returns the errors that a chunk must have, by line.
func wantedErrors(t *testing.T, src string) map[int]*regexp.Regexp {
	want := make(map[int]*regexp.Regexp)
	for i, line := range strings.Split(src, "\n") {
		if _, quoted, ok := strings.Cut(line, "###"); ok {
			pattern, err := strconv.Unquote(strings.TrimSpace(quoted))
			if err != nil {
				t.Fatalf("line %d: %v", i+1, err)
			}
			want[i+1] = regexp.MustCompile(pattern)
		}
	}
	return want
}

// fibonacci is what upstream's tests iterate over without end.
type fibonacci struct{}

func (fibonacci) String() string             { return "fib" }
func (fibonacci) Type() string               { return "fib" }
func (fibonacci) Freeze()                    {}
func (fibonacci) Truth() starlark.Bool       { return true }
func (fibonacci) Hash() (uint32, error)      { return 0, errors.New("fib is unhashable") }
func (fibonacci) Iterate() starlark.Iterator { return &fibonacciIterator{0, 1} }

type fibonacciIterator struct{ x, y int }

func (it *fibonacciIterator) Next(p *starlark.Value) bool {
	*p = starlark.MakeInt(it.x)
	it.x, it.y = it.y, it.x+it.y
	return true
}

func (*fibonacciIterator) Done() {}

// hasFields is a value that upstream's tests set attributes of: all but those whose
// name begins with no. A list plus one is 42.
type hasFields struct {
	attrs  starlark.StringDict
	frozen bool
}

var (
	_ starlark.HasSetField = (*hasFields)(nil)
	_ starlark.HasBinary   = (*hasFields)(nil)
)

func newHasFields(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return &hasFields{attrs: make(starlark.StringDict)}, nil
}

func (h *hasFields) String() string                           { return "hasfields" }
func (h *hasFields) Type() string                             { return "hasfields" }
func (h *hasFields) Truth() starlark.Bool                     { return true }
func (h *hasFields) Hash() (uint32, error)                    { return 42, nil }
func (h *hasFields) Attr(name string) (starlark.Value, error) { return h.attrs[name], nil }
func (h *hasFields) AttrNames() []string                      { return h.attrs.Keys() }

func (h *hasFields) Freeze() {
	if !h.frozen {
		h.frozen = true
		h.attrs.Freeze()
	}
}

func (h *hasFields) SetField(name string, v starlark.Value) error {
	switch {
	case h.frozen:
		return errors.New("cannot set field on a frozen hasfields")
	case strings.HasPrefix(name, "no"):
		return starlark.NoSuchAttrError(fmt.Sprintf("no .%s field", name))
	}
	h.attrs[name] = v
	return nil
}

func (h *hasFields) Binary(op syntax.Token, y starlark.Value, _ starlark.Side) (starlark.Value, error) {
	if _, ok := y.(*starlark.List); ok && op == syntax.PLUS {
		return starlark.MakeInt(42), nil
	}
	return nil, nil
}
