package futures

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/script"
)

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *starlarkstruct.Module {
	pools := &threadPools{rt: rt}
	return &starlarkstruct.Module{Name: "concurrent.futures", Members: starlark.StringDict{
		"ThreadPoolExecutor": script.NewFunction("ThreadPoolExecutor",
			"max_workers=None, thread_name_prefix='', initializer=None, initargs=()", pools.new),
		"wait":            script.NewFunction("wait", "fs, timeout=None, return_when=ALL_COMPLETED", wait),
		"as_completed":    script.NewFunction("as_completed", "fs, timeout=None", asCompleted),
		"FIRST_COMPLETED": starlark.String(firstCompleted),
		"FIRST_EXCEPTION": starlark.String(firstException),
		"ALL_COMPLETED":   starlark.String(allCompleted),

		"CancelledError":    CancelledError,
		"TimeoutError":      exception.TimeoutError,
		"InvalidStateError": InvalidStateError,
		"BrokenExecutor":    BrokenExecutor,
		"BrokenThreadPool":  BrokenThreadPool,
	}}
}
