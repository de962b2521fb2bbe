#define SAYSO_KERNEL_SET kernels_plain
#define SAYSO_KERNEL_NAME "plain"
#include "model/kernels/kernels.inc"
