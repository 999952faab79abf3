"""The peer of EncoderBench: the same networks and front ends in plain PyTorch and torchaudio, at random weights.

Reads the name of a subject from a line of its input, runs it once, and answers with its wall and CPU seconds.
"""

import sys
import time

import torch
import torchaudio
from torch import nn
from torch.nn import functional as F

BATCH, THREADS = int(sys.argv[1]), int(sys.argv[2])


class WindowAttention(nn.Module):
    def __init__(self, width, window, heads):
        super().__init__()
        self.heads, self.window = heads, window
        self.table = nn.Parameter(0.02 * torch.randn((2 * window - 1) ** 2, heads))
        at = torch.stack(torch.meshgrid(torch.arange(window), torch.arange(window), indexing="ij")).flatten(1)
        gap = at[:, :, None] - at[:, None, :] + window - 1
        self.register_buffer("index", gap[0] * (2 * window - 1) + gap[1])
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x, mask):
        windows, n, c = x.shape
        q, k, v = self.qkv(x).reshape(windows, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q * (c // self.heads) ** -0.5) @ k.transpose(-2, -1)
        scores = scores + self.table[self.index.view(-1)].view(n, n, -1).permute(2, 0, 1)
        if mask is not None:
            scores = scores.view(-1, len(mask), self.heads, n, n) + mask[:, None]
        attention = scores.view(windows, self.heads, n, n).softmax(-1)
        return self.proj((attention @ v).transpose(1, 2).reshape(windows, n, c))


class SwinBlock(nn.Module):
    def __init__(self, width, side, heads, window, shift):
        super().__init__()
        self.side, self.window = side, min(window, side)
        self.shift = shift if side > window else 0
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn = WindowAttention(width, self.window, heads)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))
        self.mask = self.seams() if self.shift else None

    def seams(self):
        at = torch.arange(self.side)
        part = (at >= self.side - self.window).int() + (at >= self.side - self.shift).int()
        region = self.split((3 * part[:, None] + part)[None, :, :, None].float()).squeeze(-1)
        return -100.0 * (region[:, None] != region[:, :, None]).float()

    def split(self, x):
        b, h, w, c = x.shape
        n = self.window
        return x.view(b, h // n, n, w // n, n, c).permute(0, 1, 3, 2, 4, 5).reshape(-1, n * n, c)

    def join(self, x, c):
        n, parts = self.window, self.side // self.window
        return x.view(-1, parts, parts, n, n, c).permute(0, 1, 3, 2, 4, 5).reshape(-1, self.side, self.side, c)

    def forward(self, x):
        h = self.norm1(x)
        if self.shift:
            h = torch.roll(h, (-self.shift, -self.shift), (1, 2))
        h = self.join(self.attn(self.split(h), self.mask), x.shape[-1])
        if self.shift:
            h = torch.roll(h, (self.shift, self.shift), (1, 2))
        x = x + h
        return x + self.mlp(self.norm2(x))


class Merge(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.reduction = nn.LayerNorm(4 * width), nn.Linear(4 * width, 2 * width, bias=False)

    def forward(self, x):
        four = [x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]]
        return self.reduction(self.norm(torch.cat(four, -1)))


class Htsat(nn.Module):
    """From log-mel decibels (B, F, 64) to a unit vector, as CLAP does it."""

    def __init__(self, width=96, depths=(2, 2, 6, 2), heads=(4, 8, 16, 32), window=8):
        super().__init__()
        self.bn = nn.BatchNorm2d(64)
        self.patches, self.patch_norm = nn.Conv2d(1, width, 4, 4), nn.LayerNorm(width)
        layers = []
        for stage, depth in enumerate(depths):
            size, side = width << stage, 64 >> stage
            layers += [SwinBlock(size, side, heads[stage], window, i % 2 * window // 2) for i in range(depth)]
            layers += [Merge(size)] if stage < len(depths) - 1 else []
        self.layers = nn.Sequential(*layers)
        self.norm = nn.LayerNorm(8 * width)
        self.projection = nn.Sequential(nn.Linear(8 * width, 512), nn.ReLU(), nn.Linear(512, 512))

    def forward(self, mel):
        x = self.bn(mel[:, None].transpose(1, 3)).transpose(1, 3)
        x = F.interpolate(x, (1024, 64), mode="bicubic", align_corners=True).transpose(2, 3)
        x = x.reshape(len(x), 64, 4, 256).transpose(1, 2).reshape(len(x), 1, 256, 256)
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = self.layers(self.patch_norm(x).view(len(x), 64, 64, -1))
        return F.normalize(self.projection(self.norm(x).flatten(1, 2).mean(1)), dim=-1)


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-6), nn.LayerNorm(width, eps=1e-6)
        self.attn = nn.MultiheadAttention(width, heads, add_bias_kv=True)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        h = self.norm1(x)
        x = x + self.attn(h, h, h, need_weights=False)[0]
        return x + self.mlp(self.norm2(x))


class ImageBind(nn.Module):
    """From three filter bank pictures (B, 3, 128, 204) to a vector, as ImageBind's audio branch does it."""

    def __init__(self, width=768, blocks=12, heads=12):
        super().__init__()
        self.patches, self.patch_norm = nn.Conv2d(1, width, 16, 10, bias=False), nn.LayerNorm(width)
        self.token = nn.Parameter(0.02 * torch.randn(1, 1, width))
        self.positions = nn.Parameter(0.02 * torch.randn(1, 229, width))
        self.blocks = nn.Sequential(*[Block(width, heads) for _ in range(blocks)])
        self.head = nn.Sequential(nn.LayerNorm(width, eps=1e-6), nn.Linear(width, 1024, bias=False))

    def forward(self, cuts):
        x = self.patch_norm(self.patches(cuts.flatten(0, 1)[:, None]).flatten(2).transpose(1, 2))
        x = torch.cat((self.token.expand(len(x), -1, -1), x), 1) + self.positions
        x = self.blocks(x.transpose(0, 1)).transpose(0, 1)
        x = 20 * F.normalize(self.head(x[:, 0]), dim=-1)
        return x.view(*cuts.shape[:2], -1).mean(1)


def log_mel(waves):
    return 10 * torch.log10(MEL(waves).clamp(min=1e-10))


def filter_banks(waves):
    pictures = []
    for wave in waves:
        for begin in (0, 24000, 48000):
            cut = wave[None, begin : begin + 32000]
            bank = torchaudio.compliance.kaldi.fbank(
                cut - cut.mean(), htk_compat=True, sample_frequency=16000, use_energy=False,
                window_type="hanning", num_mel_bins=128, dither=0.0, frame_length=25, frame_shift=10,
            )
            pictures.append((F.pad(bank.t(), (0, 204))[:, :204] + 4.268) / 9.138)
    return torch.stack(pictures)


def ten_times(run):
    """A front end is over too soon for a clock of CPU time."""
    return lambda: [run() for _ in range(10)]


torch.set_num_threads(THREADS)
torch.manual_seed(1)
MEL = torchaudio.transforms.MelSpectrogram(48000, 1024, hop_length=480, f_min=50, f_max=14000, n_mels=64,
                                           norm="slaney", mel_scale="slaney")
mel, cuts = torch.randn(BATCH, 1001, 64) * 20 - 20, torch.randn(BATCH, 3, 128, 204)
ten_seconds, five_seconds = 0.1 * torch.randn(BATCH, 480000), 0.1 * torch.randn(BATCH, 80000)
htsat, imagebind = Htsat().eval(), ImageBind().eval()
SUBJECTS = {
    "htsat": lambda: htsat(mel),
    "imagebind": lambda: imagebind(cuts),
    "log-mel": ten_times(lambda: log_mel(ten_seconds)),
    "fbank": ten_times(lambda: filter_banks(five_seconds)),
    "resample": ten_times(lambda: torchaudio.functional.resample(five_seconds, 16000, 44100)),
}
with torch.no_grad():
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        SUBJECTS[line.strip()]()
        print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)
