#define SAYSO_KERNEL_SET kernels_avx2
#define SAYSO_KERNEL_NAME "avx2"
#include "model/kernels/kernels.inc"
