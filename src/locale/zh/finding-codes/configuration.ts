export const configuration = {
  FILE_DAMAGED: {
    title: '文件的一部分无法读取',
    means: '那里写了什么无从得知；守护进程会拒绝整个文件，或忽略那一部分。',
    remedy: '请改正该行；文件的其余部分已经审查。',
  },
};
