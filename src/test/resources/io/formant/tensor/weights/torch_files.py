# Writes the torch files beside it; run with torch 1.13.
import collections
import numpy
import torch

torch.manual_seed(0)
base = torch.arange(24, dtype=torch.float32).reshape(4, 6) / 4
sd = collections.OrderedDict()
sd['plain'] = base.clone()
sd['transposed'] = base.t()
sd['rows'] = base[1:3]
sd['every_other'] = base[:, ::2]
sd['half'] = base.half()
sd['brain'] = base.bfloat16()
sd['wide'] = base.double()
sd['count'] = torch.tensor(7)
sd['flags'] = torch.tensor([True, False])
sd['bytes'] = torch.tensor([0, 255], dtype=torch.uint8)
sd['expanded'] = torch.tensor([1., 2.]).expand(3, 2)
sd['empty'] = torch.zeros(0, 3)
sd['parameter'] = torch.nn.Parameter(torch.tensor([3., 4.]))
torch.save(sd, 'views.pth')
torch.save(sd, 'views_old.pth', _use_new_zipfile_serialization=False)
net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
opt = torch.optim.AdamW(net.parameters())
net(torch.ones(2, 2)).sum().backward()
opt.step()
ck = {'epoch': 3, 'loss': numpy.float64(0.25), 'state_dict': {'module.' + k: v for k, v in net.state_dict().items()}, 'optimizer': opt.state_dict(), 'name': 'tiny', 'device': torch.device('cpu'), 'dtype': torch.float16, 'size': torch.Size([1,2])}
torch.save(ck, 'checkpoint.pt')
