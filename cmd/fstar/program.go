package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"fstar/cmd/fstar/internal/tracing"
	"fstar/host"
)

// A program is what the command line says to run. One without a module and a file is nothing.
type program struct {
	module string // by its name, or else
	file   string // what errors call the source
	src    []byte
	in     *os.File    // what the source is read from by load, or nil
	script os.FileInfo // of the file that the source is in, or nil
	path   []string    // sys.path
}

// program finds the program, and reads it if it is in a file. Errors say why it cannot be run.
func (o options) program(std stdio) (*program, error) {
	switch o.kind {
	case code:
		return &program{file: "<string>", src: []byte(dedent(o.text) + "\n"), path: []string{""}}, nil
	case module:
		dir, err := os.Getwd()
		if err != nil {
			return nil, fmt.Errorf("there is no current directory to find the module in: %w", cause(err))
		}
		return &program{module: o.text, path: []string{dir}}, nil
	case nothing:
		return &program{path: []string{""}}, nil
	case stdin:
		return &program{file: "<stdin>", in: std.in, path: []string{""}}, nil
	}
	return openProgram(o.args[0])
}

// readScript reads a script, or the __main__.py of a directory. Errors begin with the name of
// the file, and may say which file, or which of the others, was meant.
func readScript(name string, others ...string) (file string, src []byte, err error) {
	if name == "" {
		return "", nil, errors.New("the name of the script is empty")
	}
	file = name
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		file = filepath.Join(name, "__main__.py")
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			return "", nil, fmt.Errorf("%s: is a directory, without a __main__.py to run", name)
		}
	}
	src, err = os.ReadFile(file)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w%s", file, cause(err), nearFile(file, err, others))
	}
	if err := checkText(src); err != nil {
		return "", nil, fmt.Errorf("%s: %w", file, err)
	}
	return file, src, nil
}

// openProgram reads the program in a file or a directory.
func openProgram(name string) (*program, error) {
	others := slices.Sorted(maps.Keys(subcommands))
	for _, flag := range shown(newFlags(new(options))) {
		others = append(others, "--"+flag)
	}
	file, src, err := readScript(name, others...)
	if err != nil {
		return nil, err
	}
	p := &program{file: file, src: src}
	if abs, err := filepath.Abs(file); err == nil { // __file__ is to be right after os.chdir
		p.file = abs
	}
	p.script, _ = os.Stat(p.file)
	real, err := filepath.EvalSymlinks(p.file) // a link to a script finds the modules beside that
	if err != nil {
		real = p.file
	}
	p.path = []string{filepath.Dir(real)}
	return p, nil
}

// load reads the program if it comes from the standard input. That may take as long as whoever
// writes there.
func (p *program) load() error {
	if p.in == nil {
		return nil
	}
	var err error
	if p.src, err = io.ReadAll(p.in); err != nil {
		return fmt.Errorf("standard input: %w", cause(err))
	}
	return nil
}

// taken returns the files that a trace or a timeline must not be written over, whatever is in
// them.
func (p *program) taken(std stdio) []tracing.Taken {
	var taken []tracing.Taken
	if p.script != nil {
		taken = append(taken, tracing.Taken{Info: p.script, As: "the script"})
	}
	if info, err := std.in.Stat(); err == nil && info.Mode().IsRegular() { // a terminal is no loss
		taken = append(taken, tracing.Taken{Info: info, As: "the standard input"})
	}
	return taken
}

// exec runs the program in h.
func (p *program) exec(ctx context.Context, h *host.Host) error {
	switch {
	case p.module != "":
		return h.RunModule(ctx, p.module)
	case p.file != "":
		return h.RunFile(ctx, p.file, p.src)
	}
	return nil
}

// cause returns what is wrong, of an error that also says with which file.
func cause(err error) error {
	var inFile *os.PathError
	if errors.As(err, &inFile) {
		return inFile.Err
	}
	return err
}
