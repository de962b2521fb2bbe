// The wish from outside that a long task ends (Ctrl-C, SIGTERM): it is noted, and whoever works looks at it between two articles, so that
// what was read is still stored. A second one, a second later or more, ends the program at once.
//
//   interruption::heed();                                // at the beginning of the task
//   while (!interruption::is_asked() && next(article)) …
//
// Odd cases: a thread that waits in a system call, such as for a slow pipe, is woken with wake(), and the call ends with EINTR; where nobody
// called heed() the signals end the program as ever.
#pragma once

#include <pthread.h>

namespace sayso::interruption {

void heed();
bool is_asked();
// Ends the system call that this thread of ours waits in.
void wake(pthread_t thread);

}  // namespace sayso::interruption
