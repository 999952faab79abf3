"""The peer of UNetBench: audio-diffusion-pytorch's U-Net in plain PyTorch, channels first, with the weights of a file.

Usage: unet.py FILE THREADS. The file, .safetensors, has the weights, inputs and the expected output. Reads the name of a subject from a
line of its input, runs it, and answers with wall and CPU seconds and the peak of resident memory in MiB; `check` answers with how far
its own output is from the expected one.
"""

import json
import resource
import struct
import sys
import time
from math import pi

import torch
from torch import nn
from torch.nn import functional as F

GROUPS, STEPS, RATE = 8, 10, 1e-4
ROOT = "blocks.0.blocks."


def load(path):
    with open(path, "rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        header, data = json.loads(file.read(size)), file.read()
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32).view(entry["shape"])
    return tensors


def layer(kind, weights, name, **kwargs):
    """A layer of torch.nn with the weights of that name."""
    made = kind(**kwargs)
    made.load_state_dict({key: weights[f"{name}.{key}"] for key in made.state_dict()})
    return made


def conv(weights, name, **kwargs):
    outputs, inputs, width = weights[name + ".weight"].shape
    return layer(nn.Conv1d, weights, name, in_channels=inputs, out_channels=outputs, kernel_size=width, **kwargs)


def linear(weights, name):
    outputs, inputs = weights[name + ".weight"].shape
    return layer(nn.Linear, weights, name, in_features=inputs, out_features=outputs, bias=name + ".bias" in weights)


class Resnet(nn.Module):
    def __init__(self, weights, name, channels):
        super().__init__()
        parts = []
        for i in range(2):
            half = f"{name}.block.blocks.0.blocks.{i}"
            norm = layer(nn.GroupNorm, weights, half + ".0", num_groups=GROUPS, num_channels=channels)
            parts += [norm, nn.SiLU(), conv(weights, half + ".2", padding=1)]
        self.block = nn.Sequential(*parts)

    def forward(self, x, features, context):
        return x + self.block(x)


class Modulation(nn.Module):
    def __init__(self, weights, name, channels):
        super().__init__()
        self.norm = nn.LayerNorm(channels, elementwise_affine=False, eps=1e-6)
        self.to_scale_shift = nn.Sequential(nn.SiLU(), linear(weights, name + ".blocks.0.block.blocks.0.1"))

    def forward(self, x, features, context):
        scale, shift = self.to_scale_shift(features)[:, None].chunk(2, dim=-1)
        return (self.norm(x.transpose(1, 2)) * (1 + scale) + shift).transpose(1, 2)


class Attention(nn.Module):
    def __init__(self, weights, name, channels, heads, to_context):
        super().__init__()
        inside = name + ".blocks.0.block"
        width = weights[inside + ".norm_context.weight"].shape[0]
        self.heads, self.to_context = heads, to_context
        self.norm = layer(nn.LayerNorm, weights, inside + ".norm", normalized_shape=channels)
        self.norm_context = layer(nn.LayerNorm, weights, inside + ".norm_context", normalized_shape=width)
        self.to_q, self.to_kv = linear(weights, inside + ".to_q"), linear(weights, inside + ".to_kv")
        self.to_out = linear(weights, inside + ".attention.blocks.0")

    def split(self, x):
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x, features, context):
        frames = x.transpose(1, 2)
        seen = self.norm_context(context if self.to_context else frames)
        q = self.split(self.to_q(self.norm(frames)))
        k, v = map(self.split, self.to_kv(seen).chunk(2, dim=-1))
        scores = (q @ k.transpose(-1, -2)) * q.shape[-1] ** -0.5
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).flatten(2)
        return x + self.to_out(mixed).transpose(1, 2)


class Level(nn.Module):
    def __init__(self, weights, name, sizes, depth):
        super().__init__()
        channels, factor = sizes["channels"][depth], sizes["factors"][depth]
        parts = []

        def here():
            return f"{name}.block.blocks.{len(parts)}"

        def items():
            for _ in range(sizes["items"][depth]):
                parts.append(Resnet(weights, here(), channels))
                parts.append(Modulation(weights, here(), channels))
                if sizes["attentions"][depth]:
                    parts.append(Attention(weights, here(), channels, sizes["heads"], False))
                if sizes["crossAttentions"][depth]:
                    parts.append(Attention(weights, here(), channels, sizes["heads"], True))

        parts.append(conv(weights, here() + ".block", stride=factor))
        items()
        if depth + 1 < len(sizes["channels"]):
            parts.append(Level(weights, here(), sizes, depth + 1))
        items()
        self.up = nn.Sequential(nn.Upsample(scale_factor=factor, mode="nearest"),
                                conv(weights, here() + ".block.1", padding=1))
        self.down, self.inside = parts[0], nn.ModuleList(parts[1:])
        adapter = name + ".skip_adapter.block"
        self.adapter = conv(weights, adapter) if adapter + ".weight" in weights else nn.Identity()
        self.to_scale = nn.Sequential(nn.SiLU(), linear(weights, name + ".skip.blocks.0.1"))

    def forward(self, x, features, context):
        h = self.down(x)
        for part in self.inside:
            h = part(h, features, context)
        return self.adapter(x) + self.to_scale(features)[:, :, None] * self.up(h)


class UNet(nn.Module):
    def __init__(self, weights, sizes):
        super().__init__()
        self.frequencies = nn.Parameter(weights[ROOT + "0.weights"])
        repeated = linear(weights, ROOT + "1.blocks.0.0")
        first = linear(weights, ROOT + "0.to_out")
        self.time = nn.Sequential(first, nn.GELU(), repeated, nn.GELU(), repeated, nn.GELU())
        self.absent = nn.Parameter(weights[ROOT + "2.blocks.0.blocks.0.weight"])
        self.net = Level(weights, ROOT + "2.blocks.1.net", sizes, 0)

    def forward(self, x, time, appended, context):
        waves = time[:, None] * self.frequencies * 2 * pi
        features = self.time(torch.cat((time[:, None], waves.sin(), waves.cos()), dim=-1))
        return self.net(torch.cat((x, appended), dim=1), features, context)


def train(net, optimizer, x, appended, context):
    """Steps of v-diffusion, each with a clipped norm."""
    for _ in range(STEPS):
        angle = torch.rand(len(x))[:, None, None] * pi / 2
        noise = torch.randn_like(x)
        noisy, target = angle.cos() * x + angle.sin() * noise, angle.cos() * noise - angle.sin() * x
        loss = F.mse_loss(net(noisy, angle[:, 0, 0] * 2 / pi, appended, context), target)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()


@torch.no_grad()
def sample(net, x, appended, context):
    """DDIM from noise, the network guided by a second pass, both in one batch."""
    h, both = torch.randn_like(x), torch.cat((appended, appended))
    contexts = torch.cat((context, net.absent[:context.shape[1]].expand(len(x), -1, -1)))
    times = torch.linspace(1, 0, STEPS + 1)
    for now, then in zip(times[:-1], times[1:]):
        given, absent = net(torch.cat((h, h)), now.expand(2 * len(h)), both, contexts).chunk(2)
        v = absent + 2 * (given - absent)
        a, b = (now * pi / 2).cos(), (now * pi / 2).sin()
        clean, noise = a * h - b * v, b * h + a * v
        h = (then * pi / 2).cos() * clean + (then * pi / 2).sin() * noise
    return h


def main():
    torch.set_num_threads(int(sys.argv[2]))
    tensors = load(sys.argv[1])
    sizes = {key: value.int().tolist() for key, value in tensors.items() if value.dim() == 1 and "." not in key}
    sizes["heads"] = sizes["heads"][0]
    net = UNet(tensors, sizes)
    x, appended = tensors["in.x"].transpose(1, 2).contiguous(), tensors["in.appended"].transpose(1, 2).contiguous()
    time_, context = tensors["in.time"], tensors["in.context"]
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, betas=(0.95, 0.999), weight_decay=1e-6)
    for line in sys.stdin:
        if line.strip() == "check":
            with torch.no_grad():
                y, expected = net(x, time_, appended, context).transpose(1, 2), tensors["out.y"]
            print(((y - expected).abs().max() / expected.abs().max()).item(), flush=True)
            continue
        wall, cpu = time.perf_counter(), time.process_time()
        if line.strip() == "train":
            train(net, optimizer, x, appended, context)
        else:
            sample(net, x, appended, context)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.perf_counter() - wall, time.process_time() - cpu, peak, flush=True)


main()
