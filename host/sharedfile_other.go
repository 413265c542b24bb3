//go:build !unix || solaris || aix

package host

import "os"

// lockPipe does nothing: there are no worker processes.
func lockPipe(*os.File) (unlock func()) { return func() {} }

// lockFile does nothing: there are no worker processes.
func lockFile(*os.File) {}
